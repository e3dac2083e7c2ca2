package dev.boxoffice.reference;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** The same body as that of {@code POST /api/orders}. */
record Purchase(@NotNull @Size(min = 1, max = 50) List<@NotNull @Valid Line> items) {

    record Line(
            @NotNull UUID ticketId,
            @NotNull @Min(1) @Max(1_000) Integer quantity,
            @Valid Amount expectedUnitPrice) {}
}
