package dev.boxoffice.storefront.selling.form;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashMap;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/** The typed texts in the form of the current request. Every input has one value, because other forms are refused before. */
@RequestScoped
public class SubmittedForm {

    public TypedForm typed() {
        FormData form = CurrentRequestManager.get().getFormData();
        var values = new LinkedHashMap<String, String>();
        if (form != null) {
            for (String name : form) {
                FormValue value = form.getFirst(name);
                if (!value.isFileItem()) {
                    values.put(name, value.getValue());
                }
            }
        }
        return new TypedForm(values);
    }
}
