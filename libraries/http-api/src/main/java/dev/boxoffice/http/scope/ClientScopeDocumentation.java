package dev.boxoffice.http.scope;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.IndexView;

/** Documents {@link ClientScope} in the OpenAPI document: the scopes, the header of the buyer and the problem. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ClientScopeDocumentation implements OASFilter {

    private static final String USER = "bearer";
    private static final String CLIENT = "client";
    private static final String FORBIDDEN = "403";
    private static final String DEFAULT = "Not Allowed";
    private static final String INSUFFICIENT_SCOPE =
            "The token of the service client lacks the scope (`insufficient-scope`).";

    private final Map<String, AnnotationInstance> scopes;

    public ClientScopeDocumentation(IndexView index) {
        this.scopes = index.getAnnotations(ClientScope.class).stream()
                .collect(Collectors.toMap(
                        scope -> scope.target()
                                .annotation(org.eclipse.microprofile.openapi.annotations.Operation.class)
                                .value("operationId")
                                .asString(),
                        scope -> scope,
                        (one, same) -> one)); // the index lists a class twice
    }

    @Override
    public Operation filterOperation(Operation operation) {
        AnnotationInstance scope = scopes.get(operation.getOperationId());
        if (scope == null) {
            return operation;
        }
        List<SecurityRequirement> accepted = new ArrayList<>();
        boolean isPublic = scope.target().hasAnnotation(jakarta.annotation.security.PermitAll.class);
        if (isPublic) {
            accepted.add(OASFactory.createSecurityRequirement());
        }
        accepted.add(OASFactory.createSecurityRequirement().addScheme(USER));
        for (String name : scope.value().asStringArray()) {
            accepted.add(OASFactory.createSecurityRequirement().addScheme(CLIENT, List.of(name)));
        }
        operation.setSecurity(accepted);
        AnnotationValue forBuyer = scope.value("forBuyer");
        if (forBuyer != null && forBuyer.asBoolean()) {
            operation.addParameter(onBehalfOf());
        }
        if (!isPublic) {
            addProblem(operation);
        }
        return operation;
    }

    private static Parameter onBehalfOf() {
        return OASFactory.createParameter()
                .name(OnBehalfOf.HEADER)
                .in(Parameter.In.HEADER)
                .description("The buyer for whom a service client acts, as the client names them. Required for service"
                        + " clients, and refused for users. Each client has buyers of its own.")
                .schema(OASFactory.createSchema()
                        .addType(Schema.SchemaType.STRING)
                        .minLength(1)
                        .maxLength(OnBehalfOf.MAX_LENGTH)
                        .pattern("^[!-~]+$"));
    }

    /** Replaces the response, because operations share the object of a default response. */
    private static void addProblem(Operation operation) {
        APIResponse documented = operation.getResponses().getAPIResponse(FORBIDDEN);
        APIResponse response = OASFactory.createAPIResponse();
        if (documented == null || documented.getDescription().equals(DEFAULT)) {
            response.description(INSUFFICIENT_SCOPE);
        } else {
            String reasons = documented.getDescription();
            response.description(reasons + (reasons.endsWith(".") ? " " : ". ") + INSUFFICIENT_SCOPE)
                    .content(documented.getContent());
        }
        operation.getResponses().addAPIResponse(FORBIDDEN, response);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        CLIENT,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("The token of a service client, from the client credentials grant"
                                        + " (RFC 6749, section 4.4), with the listed scope."));
    }
}
