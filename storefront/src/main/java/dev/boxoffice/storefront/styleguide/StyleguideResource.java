package dev.boxoffice.storefront.styleguide;

import dev.boxoffice.storefront.Money;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Shows every component of the pages on one page. */
@Path("/styleguide")
@PermitAll
class StyleguideResource {

    private static final List<String> COLOURS = List.of("accent", "good", "warn", "bad", "info");

    @CheckedTemplate(basePath = "styleguide")
    static class Templates {
        static native TemplateInstance styleguide(List<String> colours, Money price);

        private Templates() {}
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance show() {
        return Templates.styleguide(COLOURS, new Money(4900, "EUR"));
    }
}
