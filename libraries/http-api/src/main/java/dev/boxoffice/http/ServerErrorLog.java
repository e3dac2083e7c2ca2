package dev.boxoffice.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Logs 5xx problems as errors, except 503: it is expected under load and counted by metrics. */
@ApplicationScoped
class ServerErrorLog implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ServerErrorLog.class);
    private static final int UNAVAILABLE = 503;

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        int status = problem.getStatusCode();
        if (status == UNAVAILABLE) {
            LOG.debugf("Returning 503: %s", problem.getDetail());
        } else if (status >= 500) {
            LOG.errorf(context.cause, "Returning %d: %s", status, problem.getDetail());
        }
        return problem;
    }
}
