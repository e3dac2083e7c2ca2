package dev.boxoffice.admissions.holder;

import java.util.UUID;

/** Reasons why a request of a holder is rejected; the mapper defines their HTTP form. */
public sealed interface HolderProblem {

    /** Also for an admission that the caller does not hold. */
    record NoAdmission(UUID admissionId) implements HolderProblem {}

    record NoTransfer(UUID admissionId) implements HolderProblem {}

    record AdmissionVoid(UUID admissionId, String reason) implements HolderProblem {}

    record AdmissionEntered(UUID admissionId) implements HolderProblem {}

    record Pending(UUID admissionId) implements HolderProblem {}

    /** The token is unknown, or its transfer was claimed, cancelled or has expired. */
    record NotOpen() implements HolderProblem {}

    record AlreadyHolder(UUID admissionId) implements HolderProblem {}

    /** The show does not ask for the names of holders. */
    record NameNotAsked(UUID admissionId) implements HolderProblem {}

    default HolderException toException() {
        return new HolderException(this);
    }
}
