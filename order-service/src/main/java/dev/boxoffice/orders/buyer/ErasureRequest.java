package dev.boxoffice.orders.buyer;

import dev.boxoffice.http.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /api/admin/erasures}.
 *
 * @param buyer the subject of the buyer's token
 */
record ErasureRequest(
        @NotNull
        @Text(max = MAX_LENGTH, form = Text.Form.LINE)
        @Schema(minLength = 1, maxLength = MAX_LENGTH)
        @Pattern(regexp = "^(?!erased:).+$", message = "must not be empty or the pseudonym of an erased buyer")
        String buyer) {

    /** OpenID Connect Core 1.0, section 2. */
    static final int MAX_LENGTH = 255;
}
