package dev.boxoffice.storefront.gateway;

import io.netty.handler.codec.compression.StandardCompressionOptions;
import io.netty.handler.codec.http.HttpContentCompressor;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives a compressed response its own ETag, because a strong tag identifies exact bytes (RFC 9110, section 8.8.1). The services
 * do not compress, so they see tags without the suffix.
 */
@ApplicationScoped
class CompressedVariants {

    private static final String ACCEPT_ENCODING = "Accept-Encoding";
    private static final Pattern TAG = Pattern.compile("(?<tag>(?:W/)?\"[^\"]*?)(?<suffix>-gzip|-deflate)?\"");

    /** Decides like the handler that compresses the response. */
    private static final class Compressor extends HttpContentCompressor {
        private Compressor() {
            super(StandardCompressionOptions.gzip(), StandardCompressionOptions.deflate());
        }

        private String coding(String acceptEncoding) {
            return determineEncoding(acceptEncoding);
        }
    }

    private final Compressor compressor = new Compressor();

    void add(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::handle);
    }

    private void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        boolean read =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        String suffix = suffix(request);
        rewrite(request, HttpHeaders.IF_MATCH, null);
        rewrite(request, HttpHeaders.IF_NONE_MATCH, read ? suffix : null);
        context.addHeadersEndHandler(nothing -> complete(context.response(), suffix, request.method()));
        context.next();
    }

    /** Returns the suffix of the tag of the response's variant; empty if the response will not be compressed. */
    private String suffix(HttpServerRequest request) {
        List<String> accepted = request.headers().getAll(ACCEPT_ENCODING);
        String coding = accepted.isEmpty() || request.version() == HttpVersion.HTTP_1_0
                ? null
                : compressor.coding(String.join(",", accepted));
        return coding == null ? "" : "-" + coding;
    }

    /** Removes the suffixes of tags, and with {@code only} also the tags of other variants. Malformed values stay. */
    private static void rewrite(HttpServerRequest request, CharSequence name, String only) {
        String value = String.join(",", request.headers().getAll(name));
        if (!TAG.matcher(value).find()) {
            return;
        }
        String kept = TAG.matcher(value)
                .results()
                .filter(tag -> only == null || only.equals(suffix(tag)))
                .map(tag -> tag.group("tag") + "\"")
                .collect(Collectors.joining(", "));
        if (!TAG.matcher(value).replaceAll("").matches("[\\s,]*")) {
            return;
        }
        request.headers().remove(name);
        if (!kept.isEmpty()) {
            request.headers().set(name, kept);
        }
    }

    private static String suffix(MatchResult tag) {
        return tag.group("suffix") == null ? "" : tag.group("suffix");
    }

    private static void complete(HttpServerResponse response, String suffix, HttpMethod method) {
        MultiMap headers = response.headers();
        if (headers.getAll(HttpHeaders.VARY).stream().noneMatch(CompressedVariants::isByEncoding)) {
            headers.add(HttpHeaders.VARY, ACCEPT_ENCODING);
        }
        if (suffix.isEmpty() || headers.contains(HttpHeaders.CONTENT_ENCODING)) {
            return;
        }
        String tag = headers.get(HttpHeaders.ETAG);
        if (tag != null && tag.startsWith("\"")) {
            headers.set(HttpHeaders.ETAG, tag.substring(0, tag.length() - 1) + suffix + "\"");
        }
        if (method.equals(HttpMethod.HEAD)) {
            headers.remove(HttpHeaders.CONTENT_LENGTH); // of the variant that is not compressed
        }
    }

    private static boolean isByEncoding(String vary) {
        return vary.equals("*") || vary.regionMatches(true, 0, ACCEPT_ENCODING, 0, ACCEPT_ENCODING.length());
    }
}
