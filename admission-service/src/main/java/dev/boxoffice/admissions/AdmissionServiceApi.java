package dev.boxoffice.admissions;

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
                        title = "Boxoffice admissions",
                        version = "1",
                        description =
                                "Each unit of a paid order is an admission, with a signed code for the door. Errors are"
                                        + " problem details (RFC 9457). Every endpoint returns 400 (bad-request) for a body,"
                                        + " query parameter or repeated value that it does not declare."),
        security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(securitySchemeName = "bearer", type = SecuritySchemeType.HTTP, scheme = "bearer", bearerFormat = "JWT")
public class AdmissionServiceApi extends Application {}
