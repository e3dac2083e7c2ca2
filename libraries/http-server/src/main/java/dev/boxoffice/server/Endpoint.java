package dev.boxoffice.server;

import java.util.Set;

/**
 * A method of a JAX-RS resource.
 *
 * @param method the HTTP method
 * @param resource the path of the resource, with variables in braces
 * @param template the path of the method
 * @param takesBody whether it has a parameter for the whole body
 * @param headers lower-case names of the request headers that it reads
 * @param singleHeaders those of them that may occur only once
 */
public record Endpoint(
        String method,
        PathTemplate resource,
        PathTemplate template,
        boolean takesBody,
        Set<String> headers,
        Set<String> singleHeaders) {}
