package dev.boxoffice.tickets.pool;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PoolRequest")
public record PoolRequest(
        @NotNull @Text(max = MAX_NAME) @Schema(minLength = 1, maxLength = MAX_NAME)
        String name,

        @NotNull
        @Min(1)
        @Max(MAX_CAPACITY)
        @Schema(description = "Units that all tickets of the pool may sell together.")
        Integer capacity) {

    static final int MAX_NAME = 100;
    static final int MAX_CAPACITY = 1_000_000;

    public PoolRequest {
        name = NormalForm.trimmed(name);
    }

    static PoolRequest of(PoolDetails details) {
        return new PoolRequest(details.name(), details.capacity());
    }

    public PoolDetails toDetails() {
        return new PoolDetails(name, capacity);
    }
}
