package dev.boxoffice.storefront.live;

import java.time.Instant;
import java.util.Map;

/**
 * In whose name topics are read.
 *
 * @param id distinguishes visitors
 * @param signedIn whether there is a session
 * @param headers of requests to the services
 * @param until when the session has to be renewed
 */
record Reader(String id, boolean signedIn, Map<String, String> headers, Instant until) {}
