package dev.boxoffice.tickets.image;

import java.util.List;
import java.util.UUID;

/** Reasons why a request about an image is rejected; the mapper defines their HTTP form. */
sealed interface ImageProblem {

    record NotFound(UUID id) implements ImageProblem {}

    /** {@code reason} is a sentence. */
    record Invalid(String reason) implements ImageProblem {}

    record TooLarge(int width, int height) implements ImageProblem {}

    record TooManyBytes(int maximum) implements ImageProblem {}

    record TooMany(int maximum) implements ImageProblem {}

    /** {@code reason} is a sentence. */
    record InvalidAddress(String reason) implements ImageProblem {}

    /** {@code reason} is a sentence. */
    record NotFetched(String reason) implements ImageProblem {}

    record UnknownWidth(int width, List<Integer> widths) implements ImageProblem {}

    record Busy() implements ImageProblem {}

    default ImageException toException() {
        return new ImageException(this);
    }
}
