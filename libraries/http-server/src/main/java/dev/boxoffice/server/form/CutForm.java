package dev.boxoffice.server.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The beginning and the end of a multipart form that is too large, in which a file is cut. */
public final class CutForm {

    /** What browsers send before and after a file: more than a form without files may have. */
    static final int KEPT = 128 << 10;

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)multipart/form-data;.*boundary=\"?([^\";,\\s]{1,70})\"?");

    private final Optional<String> boundary;
    private final Buffer start = Buffer.buffer();
    private Buffer end = Buffer.buffer();
    private boolean isCut;

    /** @param contentType {@code null} if the request has none */
    public CutForm(String contentType) {
        this.boundary = Optional.ofNullable(contentType)
                .map(BOUNDARY::matcher)
                .filter(Matcher::lookingAt)
                .map(type -> type.group(1));
    }

    public void append(Buffer part) {
        if (boundary.isEmpty()) {
            return;
        }
        int toStart = Math.min(part.length(), KEPT - start.length());
        start.appendBuffer(part, 0, toStart);
        end.appendBuffer(part, toStart, part.length() - toStart);
        if (end.length() > 2 * KEPT) {
            end = end.getBuffer(end.length() - KEPT, end.length());
            isCut = true;
        }
    }

    /** The form without the middle; empty if the body is no multipart form, or its end has no field. */
    public Buffer toForm() {
        return boundary.flatMap(this::joined).orElseGet(Buffer::buffer);
    }

    /** The first field of the end may be cut too, so the form continues with the next. */
    private Optional<Buffer> joined(String separator) {
        int next = isCut ? indexOf(end, ("\r\n--" + separator).getBytes(UTF_8)) : 0;
        return next < 0
                ? Optional.empty()
                : Optional.of(Buffer.buffer(start.length() + end.length() - next)
                        .appendBuffer(start)
                        .appendBuffer(end, next, end.length() - next));
    }

    private static int indexOf(Buffer buffer, byte[] wanted) {
        byte[] bytes = buffer.getBytes();
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            int matching = 0;
            while (matching < wanted.length && bytes[i + matching] == wanted[matching]) {
                matching++;
            }
            if (matching == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
