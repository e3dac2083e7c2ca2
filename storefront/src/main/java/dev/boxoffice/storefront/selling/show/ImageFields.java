package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.ImageUpload;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.TypedForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The image in the form of a new show, which is optional. */
@ApplicationScoped
class ImageFields {

    static final String ALT = "alt";
    static final int MAX_ALT = 300;

    /** Names the image that an earlier attempt to send the form has stored. */
    private static final String STORED = "image";

    private static final Pattern PATH = Pattern.compile("/api/images/[0-9a-f-]{36}");

    private final ImageUpload upload;
    private final Texts<ShowFormMessages> messages;

    ImageFields(ImageUpload upload, Texts<ShowFormMessages> messages) {
        this.upload = upload;
        this.messages = messages;
    }

    List<Field> all() {
        return List.of(
                Field.of(ImageUpload.FILE, messages.get().fieldImage()),
                Field.of(ALT, messages.get().fieldAlt()));
    }

    /** Stores the file even if other fields have errors, so that it has to be chosen once, and returns the form with it. */
    TypedForm read(FieldReader reader, FileUpload file, Patch request) {
        TypedForm form = reader.form();
        upload.check(file, false, reader.errors());
        boolean isUsable = ImageUpload.isPresent(file) && !reader.errors().has(ImageUpload.FILE);
        String stored = PATH.matcher(form.get(STORED)).matches() ? form.get(STORED) : null;
        String url = isUsable ? upload.store(file, reader.errors()) : stored;
        if (url != null) {
            String alt = reader.line(ALT, MAX_ALT);
            request.put("image", alt == null ? null : Map.of("url", url, ALT, alt));
        } else if (!form.get(ALT).isBlank()) {
            reader.errors().add(ImageUpload.FILE, messages.get().chooseImageOrDropText());
        }
        var values = new LinkedHashMap<>(form.values());
        values.put(STORED, url == null ? "" : url);
        return new TypedForm(values);
    }
}
