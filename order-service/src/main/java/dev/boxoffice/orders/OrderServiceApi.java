package dev.boxoffice.orders;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** Service-level metadata of the OpenAPI document. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Boxoffice orders",
                        version = "1",
                        description =
                                "Orders hold stock of one or more tickets until they are paid, cancelled or expire."
                                        + " Errors are problem details (RFC 9457). Every endpoint returns 400 (bad-request)"
                                        + " for a body, query parameter or repeated value that it does not declare."),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class OrderServiceApi extends Application {}
