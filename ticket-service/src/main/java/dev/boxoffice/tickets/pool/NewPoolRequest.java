package dev.boxoffice.tickets.pool;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "NewPoolRequest")
public record NewPoolRequest(
        @NotNull UUID showId,

        @NotNull @Text(max = PoolRequest.MAX_NAME) @Schema(minLength = 1, maxLength = PoolRequest.MAX_NAME)
        String name,

        @NotNull
        @Min(1)
        @Max(PoolRequest.MAX_CAPACITY)
        @Schema(description = "Units that all tickets of the pool may sell together.")
        Integer capacity) {

    public NewPoolRequest {
        name = NormalForm.trimmed(name);
    }

    PoolDetails toDetails() {
        return new PoolDetails(name, capacity);
    }
}
