package dev.boxoffice.admissions.transfer;

import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
class TransferProblemMapper implements ExceptionMapper<TransferException> {

    @Override
    public Response toResponse(TransferException exception) {
        return toHttp(exception.problem()).toResponse();
    }

    private static HttpProblem toHttp(TransferProblem problem) {
        return switch (problem) {
            case TransferProblem.NoAdmission(var id) -> Problems.notFound("admission", id);
            case TransferProblem.NoTransfer(var id) -> Problems.notFound("open transfer of admission", id);
            case TransferProblem.AdmissionVoid(var id, var reason) ->
                Problems.problem(
                                409,
                                "admission-void",
                                "Admission is void",
                                "Admission " + id + " is void: " + reason + ".")
                        .with("admissionId", id)
                        .with("reason", reason)
                        .build();
            case TransferProblem.AdmissionEntered(var id) ->
                Problems.problem(
                                409,
                                "admission-entered",
                                "Admission has an entry",
                                "The holder has entered with admission " + id + ".")
                        .with("admissionId", id)
                        .build();
            case TransferProblem.Pending(var id) ->
                Problems.problem(
                                409,
                                "transfer-pending",
                                "Transfer pending",
                                "Admission " + id + " has an open transfer. Cancel it first.")
                        .with("admissionId", id)
                        .build();
            case TransferProblem.NotOpen() ->
                Problems.problem(
                                404,
                                "not-found",
                                "Not found",
                                "The token belongs to no open transfer. It may be claimed, cancelled or expired. Ask the"
                                        + " sender for a new one.")
                        .build();
            case TransferProblem.AlreadyHolder(var id) ->
                Problems.problem(
                                409,
                                "already-holder",
                                "Already the holder",
                                "You already hold admission " + id + ". The transfer is still open for another user.")
                        .with("admissionId", id)
                        .build();
        };
    }
}
