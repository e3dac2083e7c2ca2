package dev.boxoffice.admissions.transfer;

import java.util.UUID;

/** Reasons why a request about a transfer is rejected; the mapper defines their HTTP form. */
sealed interface TransferProblem {

    /** Also for an admission that the caller does not hold. */
    record NoAdmission(UUID admissionId) implements TransferProblem {}

    record NoTransfer(UUID admissionId) implements TransferProblem {}

    record AdmissionVoid(UUID admissionId, String reason) implements TransferProblem {}

    record AdmissionEntered(UUID admissionId) implements TransferProblem {}

    record Pending(UUID admissionId) implements TransferProblem {}

    /** The token is unknown, or its transfer was claimed, cancelled or has expired. */
    record NotOpen() implements TransferProblem {}

    record AlreadyHolder(UUID admissionId) implements TransferProblem {}

    default TransferException toException() {
        return new TransferException(this);
    }
}
