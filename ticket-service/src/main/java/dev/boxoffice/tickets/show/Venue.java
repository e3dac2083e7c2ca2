package dev.boxoffice.tickets.show;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where a show takes place.
 *
 * @param country ISO 3166-1 alpha-2
 */
@Embeddable
public record Venue(
        @Column(name = "venue") @NotNull @Text(max = 200) @Schema(minLength = 1, maxLength = 200)
        String name,

        @Column(name = "venue_address") @Text(max = 200) @Schema(maxLength = 200)
        String address,

        @Column(name = "venue_city") @Text(max = 100) @Schema(maxLength = 100, description = CITY)
        String city,

        @Column(name = "venue_country")
        @Pattern(regexp = "[A-Z]{2}", message = COUNTRY)
        @Schema(description = "ISO 3166-1 alpha-2 code.")
        String country) {

    private static final String CITY = "Required, except for a show that POST /api/tickets created.";
    static final String COUNTRY = "must be an ISO 3166-1 country code, for example DE";

    public Venue {
        name = NormalForm.trimmed(name);
        address = NormalForm.trimmed(address);
        city = NormalForm.trimmed(city);
    }
}
