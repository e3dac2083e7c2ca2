package dev.boxoffice.storefront.problem;

import java.util.stream.StreamSupport;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/** Refuses a form that repeats a field: every field has one value, and choosing one of several would be a guess. */
class RepeatedFields {

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

    @ServerRequestFilter
    @WithFormRead
    void refuse() {
        FormData form = CurrentRequestManager.get().getFormData();
        if (form == null) {
            return;
        }
        StreamSupport.stream(form.spliterator(), false)
                .filter(name -> form.get(name).size() > 1)
                .findFirst()
                .ifPresent(name -> {
                    throw new RepeatedFieldException(name);
                });
    }
}
