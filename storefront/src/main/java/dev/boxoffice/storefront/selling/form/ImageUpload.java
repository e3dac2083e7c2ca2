package dev.boxoffice.storefront.selling.form;

import dev.boxoffice.server.RequestBodies;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.Problem;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.offer.ImageClient;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Stores the image file of a form. */
@ApplicationScoped
public class ImageUpload {

    /** The name of the input. */
    public static final String FILE = "file";

    private static final Set<String> ACCEPTED = Set.of("image/jpeg", "image/png");

    private final ImageClient images;
    private final Texts<FormMessages> messages;
    private final ProblemMessages problemMessages;
    private final CurrentVertxRequest request;

    ImageUpload(
            @RestClient ImageClient images,
            Texts<FormMessages> messages,
            ProblemMessages problemMessages,
            CurrentVertxRequest request) {
        this.images = images;
        this.messages = messages;
        this.problemMessages = problemMessages;
        this.request = request;
    }

    /** The form of a file that is too large arrives with a part of the file only. */
    public boolean isTooLarge() {
        return RequestBodies.isTooLarge(request.getCurrent());
    }

    public static boolean isPresent(FileUpload file) {
        return file != null && file.size() > 0;
    }

    /** Checks the file before it is stored. */
    public void check(FileUpload file, boolean required, FormErrors errors) {
        if (isTooLarge()) {
            errors.add(FILE, messages.get().imageTooLarge());
        } else if (isPresent(file) && (file.contentType() == null || !ACCEPTED.contains(file.contentType()))) {
            errors.add(FILE, messages.get().unsupportedImage());
        } else if (required && !isPresent(file)) {
            errors.add(FILE, messages.get().chooseImage());
        }
    }

    /** Stores the file of a form without errors, and returns the path of the image. */
    public String store(FileUpload file) {
        if (isTooLarge()) {
            throw new IllegalStateException("the file is incomplete");
        }
        try {
            return images.upload(file.contentType(), Files.readAllBytes(file.uploadedFile()))
                    .url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores the file, or adds the error of a refused file and returns {@code null}. */
    public String store(FileUpload file, FormErrors errors) {
        try {
            return store(file);
        } catch (RequestRefusedException e) {
            if (!explains(e.problem(), errors)) {
                errors.add(FILE, problemMessages.of(e.problem()));
            }
            return null;
        }
    }

    /** Adds the error of a refused file; false if the problem is about something else. */
    public boolean explains(Problem problem, FormErrors errors) {
        switch (problem.name()) {
            case "invalid-image" -> errors.add(FILE, messages.get().unusableImage());
            case "image-too-large", "body-too-large" ->
                errors.add(FILE, messages.get().imageTooLarge());
            default -> {
                return false;
            }
        }
        return true;
    }
}
