package dev.boxoffice.storefront.selling.form;

import jakarta.enterprise.context.RequestScoped;
import java.util.LinkedHashMap;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;

/** The form of the current request. Every input has one value, because other forms are refused before. */
@RequestScoped
public class SubmittedForm {

    public TypedForm typed() {
        FormData form = CurrentRequestManager.get().getFormData();
        var values = new LinkedHashMap<String, String>();
        if (form != null) {
            form.forEach(name -> values.put(name, form.getFirst(name).getValue()));
        }
        return new TypedForm(values);
    }
}
