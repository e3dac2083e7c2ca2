package dev.boxoffice.tickets;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the OpenAPI document says of the service as a whole. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Boxoffice tickets",
                        version = "1",
                        description =
                                "Listings: what can be bought, where, when, for how much, and how much of it is left."
                                        + " Errors are problem details (RFC 9457)."))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class TicketServiceApi extends Application {}
