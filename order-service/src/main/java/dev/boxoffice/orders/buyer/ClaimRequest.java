package dev.boxoffice.orders.buyer;

import dev.boxoffice.http.token.UserTokens;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /api/orders/claim}.
 *
 * @param userToken the access token of the user who takes the orders over
 * @param orderId the only order to take over; all of the buyer's if it is absent
 */
record ClaimRequest(
        @NotNull
        @Pattern(regexp = "^[\\w-]+\\.[\\w-]+\\.[\\w-]+$", message = "must be a signed JWT")
        @Schema(
                maxLength = UserTokens.MAX_LENGTH,
                description = "The user's access token, which proves that the user consents")
        @jakarta.validation.constraints.Size(max = UserTokens.MAX_LENGTH)
        String userToken,

        UUID orderId) {}
