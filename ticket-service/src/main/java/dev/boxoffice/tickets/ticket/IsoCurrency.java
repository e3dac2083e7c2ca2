package dev.boxoffice.tickets.ticket;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Currency;

/** An ISO 4217 code of a currency in circulation; excludes metals and test codes. */
@Target({FIELD, METHOD, PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = IsoCurrency.Validator.class)
public @interface IsoCurrency {

    String message() default "must be an ISO 4217 currency code, for example EUR";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Accepts {@code null}, as Bean Validation requires. */
    class Validator implements ConstraintValidator<IsoCurrency, String> {

        @Override
        public boolean isValid(String code, ConstraintValidatorContext context) {
            return code == null
                    || Currency.availableCurrencies()
                            .anyMatch(known ->
                                    known.getCurrencyCode().equals(code) && known.getDefaultFractionDigits() >= 0);
        }
    }
}
