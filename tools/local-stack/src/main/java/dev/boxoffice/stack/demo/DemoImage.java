package dev.boxoffice.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.boxoffice.stack.picture.Picture;
import java.io.IOException;
import java.util.Map;

/** The images of the demo's shows. */
record DemoImage(Api api) {

    /** Draws and uploads a picture; returns the field {@code image} of the show. */
    Map<String, String> create(CatalogueShow show) throws IOException, InterruptedException {
        Picture picture = Picture.of(show.title(), show.category());
        JsonNode stored =
                api.uploadImage(show.seller(), picture.jpeg()).expect(201).body();
        return Map.of("url", stored.path("url").asText(), "alt", picture.alt());
    }

    /** Keeps the image of an earlier demo. */
    Map<String, String> keepOrCreate(CatalogueShow show, JsonNode current) throws IOException, InterruptedException {
        JsonNode image = current.path("image");
        return image.isObject()
                ? Map.of(
                        "url",
                        image.path("url").asText(),
                        "alt",
                        image.path("alt").asText())
                : create(show);
    }
}
