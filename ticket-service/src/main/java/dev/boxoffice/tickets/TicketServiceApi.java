package dev.boxoffice.tickets;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

@OpenAPIDefinition(
        info =
                @Info(
                        title = "Boxoffice tickets",
                        version = "1",
                        description =
                                "Sellers offer tickets here, and buyers see prices and availability. Errors are problem"
                                        + " details (RFC 9457); a problem's type ends with the name in backticks. Every"
                                        + " endpoint returns 400 (`bad-request`) for a body, query parameter or repeated"
                                        + " value that it does not declare."))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class TicketServiceApi extends Application {}
