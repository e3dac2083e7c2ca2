package dev.boxoffice.http;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A text that people typed, by the rules of {@link dev.boxoffice.server.text.TextRule}. Its length counts code points, as JSON
 * Schema's {@code maxLength} and PostgreSQL's {@code char_length} do. The OpenAPI document needs the length in a
 * {@code @Schema} too.
 */
@Documented
@Target({FIELD, METHOD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TextValidator.class)
public @interface Text {

    enum Form {
        /** One line with at least one visible character. */
        NAME,
        /** One line, possibly empty. */
        LINE,
        /** Any number of lines, possibly empty. */
        PARAGRAPHS,
        /** Only the length is limited. */
        ANY
    }

    /** The maximum number of code points. */
    int max();

    Form form() default Form.NAME;

    String message() default "is not a valid text";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
