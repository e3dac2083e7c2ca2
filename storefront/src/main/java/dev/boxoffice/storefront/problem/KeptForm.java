package dev.boxoffice.storefront.problem;

import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;

/**
 * What a visitor has typed into a form that could not be processed, so that a page can offer to send it again.
 *
 * @param multipart whether the form has fields for files
 * @param files the chosen files, which the visitor has to choose again
 */
public record KeptForm(boolean multipart, List<Text> texts, List<File> files) {

    public KeptForm {
        texts = List.copyOf(texts);
        files = files.stream().filter(file -> !file.fileName().isEmpty()).toList();
    }

    /** A field with text. */
    public record Text(String name, String value) {}

    /** A field for a file. */
    public record File(String name, String fileName) {}

    /** @param form {@code null} for an empty form */
    static KeptForm of(FormData form) {
        var texts = new ArrayList<Text>();
        var files = new ArrayList<File>();
        if (form != null) {
            for (String name : form) {
                for (FormValue value : form.get(name)) {
                    if (value.isFileItem()) {
                        files.add(new File(name, value.getFileName()));
                    } else {
                        texts.add(new Text(name, value.getValue()));
                    }
                }
            }
        }
        return new KeptForm(!files.isEmpty(), texts, files);
    }
}
