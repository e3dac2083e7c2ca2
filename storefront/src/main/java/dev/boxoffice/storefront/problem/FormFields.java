package dev.boxoffice.storefront.problem;

import jakarta.ws.rs.core.MediaType;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/** Refuses forms that no page sends: a field twice, an unknown charset, or control characters in a field that becomes a header. */
class FormFields {

    /** Hidden fields whose values become headers of requests to the services. */
    private static final List<String> SENT_AS_HEADERS = List.of("key", "etag");

    /** A form field with several values. */
    static final class RepeatedFieldException extends RuntimeException {

        private static final long serialVersionUID = 1;

        RepeatedFieldException(String field) {
            super(field);
        }

        String field() {
            return getMessage();
        }
    }

    /** A form that cannot be used as it is. */
    static final class UnusableFormException extends RuntimeException {

        private static final long serialVersionUID = 1;

        UnusableFormException(String message) {
            super(message);
        }
    }

    @ServerRequestFilter
    @WithFormRead
    void refuse() {
        ResteasyReactiveRequestContext request = CurrentRequestManager.get();
        FormData form = request.getFormData();
        if (form == null) {
            return;
        }
        refuseRepeated(form);
        refuseUnknownCharset(request.getHttpHeaders().getMediaType());
        SENT_AS_HEADERS.forEach(name -> refuseControlCharacters(form, name));
    }

    private static void refuseRepeated(FormData form) {
        StreamSupport.stream(form.spliterator(), false)
                .filter(name -> form.get(name).size() > 1)
                .findFirst()
                .ifPresent(name -> {
                    throw new RepeatedFieldException(name);
                });
    }

    private static void refuseUnknownCharset(MediaType type) {
        String charset = type.getParameters().get(MediaType.CHARSET_PARAMETER);
        try {
            if (charset != null && !Charset.isSupported(charset)) {
                throw new UnusableFormException("unknown charset");
            }
        } catch (IllegalCharsetNameException e) {
            throw new UnusableFormException("illegal charset name");
        }
    }

    private static void refuseControlCharacters(FormData form, String name) {
        FormValue field = form.getFirst(name);
        if (field != null && !field.isFileItem() && field.getValue().chars().anyMatch(Character::isISOControl)) {
            throw new UnusableFormException("control character in " + name);
        }
    }
}
