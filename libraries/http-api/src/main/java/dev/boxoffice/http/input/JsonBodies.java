package dev.boxoffice.http.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JacksonException;
import dev.boxoffice.http.Problems;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;

/** Explains why a JSON body cannot be read, in terms of JSON instead of Java. */
@Provider
class JsonBodies implements ReaderInterceptor {

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        if (context.getType() == byte[].class || !MediaType.APPLICATION_JSON_TYPE.isCompatible(plain(context))) {
            return context.proceed();
        }
        checkCharset(context.getMediaType());
        byte[] body = context.getInputStream().readAllBytes();
        if (body.length == 0 && isOptional(context)) {
            return null;
        }
        checkEncoding(body);
        context.setInputStream(new ByteArrayInputStream(body));
        Object value = read(context);
        if (value == null) {
            throw Problems.badRequest(
                    new String(body, UTF_8).isBlank() ? "A JSON body is required." : "The body must not be null.");
        }
        return value;
    }

    private static boolean isOptional(ReaderInterceptorContext context) {
        return Arrays.stream(context.getAnnotations()).noneMatch(NotNull.class::isInstance);
    }

    private static MediaType plain(ReaderInterceptorContext context) {
        return new MediaType(
                context.getMediaType().getType(), context.getMediaType().getSubtype());
    }

    private static void checkCharset(MediaType type) {
        String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
        if (!charset.equalsIgnoreCase("utf-8") && !charset.equalsIgnoreCase("us-ascii")) {
            throw Problems.problem(
                            415,
                            "unsupported-media-type",
                            "Unsupported media type",
                            "JSON must be encoded in UTF-8, not in " + Quoted.of(charset) + ".")
                    .build();
        }
    }

    /** Jackson would also accept UTF-16 and UTF-32, but RFC 8259, section 8.1, requires UTF-8. */
    static void checkEncoding(byte[] body) {
        if (startsWith(body, 0x1f, 0x8b) || startsWith(body, 0x28, 0xb5, 0x2f, 0xfd)) {
            throw Problems.badRequest("The body is compressed. Send uncompressed JSON.");
        }
        if (startsWith(body, 0xfe, 0xff) || startsWith(body, 0xff, 0xfe) || hasNul(body)) {
            throw Problems.badRequest("The body looks like UTF-16 or UTF-32. JSON must be encoded in UTF-8.");
        }
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw Problems.badRequest("The body is not valid UTF-8.");
        }
    }

    private static boolean startsWith(byte[] body, int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i == body.length || Byte.toUnsignedInt(body[i]) != start[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasNul(byte[] body) {
        for (byte b : body) {
            if (b == 0) {
                return true;
            }
        }
        return false;
    }

    private static Object read(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (JacksonException e) {
            throw JsonProblem.of(e);
        } catch (WebApplicationException e) {
            throw e.getCause() instanceof JacksonException cause ? JsonProblem.of(cause) : e;
        }
    }
}
