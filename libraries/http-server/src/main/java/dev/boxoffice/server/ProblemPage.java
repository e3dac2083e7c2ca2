package dev.boxoffice.server;

import io.vertx.core.http.HttpServerRequest;

/** Shows problems to browsers. An application with pages has one bean of this type, which must not depend on a session. */
public interface ProblemPage {

    /** Ends the response, which has its status and headers, with a page that explains the problem. */
    void send(ServerProblem problem, HttpServerRequest request);
}
