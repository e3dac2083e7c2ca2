package dev.boxoffice.admissions.holder;

import dev.boxoffice.http.Problems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

@Provider
class HolderProblemMapper implements ExceptionMapper<HolderException> {

    @Override
    public Response toResponse(HolderException exception) {
        return toHttp(exception.problem()).toResponse();
    }

    private static HttpProblem toHttp(HolderProblem problem) {
        return switch (problem) {
            case HolderProblem.NoAdmission(var id) -> Problems.notFound("admission", id);
            case HolderProblem.NoTransfer(var id) -> Problems.notFound("open transfer of admission", id);
            case HolderProblem.AdmissionVoid(var id, var reason) ->
                Problems.problem(
                                409,
                                "admission-void",
                                "Admission is void",
                                "Admission " + id + " is void: " + reason + ".")
                        .with("admissionId", id)
                        .with("reason", reason)
                        .build();
            case HolderProblem.AdmissionEntered(var id) ->
                Problems.problem(
                                409,
                                "admission-entered",
                                "Admission has an entry",
                                "The holder has entered with admission " + id + ".")
                        .with("admissionId", id)
                        .build();
            case HolderProblem.Pending(var id) ->
                Problems.problem(
                                409,
                                "transfer-pending",
                                "Transfer pending",
                                "Admission " + id + " has an open transfer. Cancel it first.")
                        .with("admissionId", id)
                        .build();
            case HolderProblem.NotOpen() ->
                Problems.problem(
                                404,
                                "not-found",
                                "Not found",
                                "The token belongs to no open transfer. It may be claimed, cancelled or expired. Ask the"
                                        + " sender for a new one.")
                        .build();
            case HolderProblem.NameNotAsked(var id) ->
                Problems.problem(
                                409,
                                "holder-name-not-asked",
                                "Name not asked",
                                "The show of admission " + id + " does not ask for the names of holders.")
                        .with("admissionId", id)
                        .build();
            case HolderProblem.AlreadyHolder(var id) ->
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
