package dev.boxoffice.storefront.selling.form;

import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.Problem;
import dev.boxoffice.storefront.problem.ProblemMessages;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;

/** Reads forms, and explains why a service refused what a form asked for. */
@ApplicationScoped
public class Forms {

    private static final String ONLY_TICKET = "tickets[0].";

    private final FieldTexts texts;
    private final Texts<FormMessages> messages;
    private final ProblemMessages problemMessages;

    Forms(FieldTexts texts, Texts<FormMessages> messages, ProblemMessages problemMessages) {
        this.texts = texts;
        this.messages = messages;
        this.problemMessages = problemMessages;
    }

    public FieldReader reader(TypedForm form, List<Field> fields) {
        return new FieldReader(form, FormErrors.of(fields), texts);
    }

    /** The errors of a form that a service refused. */
    public FormErrors errors(Problem problem, List<Field> fields) {
        FormErrors errors = FormErrors.of(fields);
        switch (problem.name()) {
            case "capacity-below-sold" -> errors.add("capacity", problemMessages.of(problem));
            case "currency-fixed" -> errors.add("price", problemMessages.of(problem));
            case "slug-taken" -> errors.add("slug", problemMessages.of(problem));
            case "bad-request" -> problem.violations().keySet().forEach(path -> violation(errors, path));
            default -> errors.addGeneral(problemMessages.of(problem));
        }
        if (errors.isEmpty()) {
            errors.addGeneral(problemMessages.of(problem));
        }
        return errors;
    }

    private void violation(FormErrors errors, String path) {
        errors.addKnown(field(path), messages.get().checkValue());
    }

    /** The field of a form for the path of a value in a request. */
    private static String field(String path) {
        String field = path.startsWith(ONLY_TICKET) ? path.substring(ONLY_TICKET.length()) : path;
        return switch (field) {
            case "venue.name" -> "venue";
            case "price.amount", "price.currency" -> "price";
            default -> field.substring(field.lastIndexOf('.') + 1);
        };
    }

    /** An error at each field for which a version has to be chosen. */
    public FormErrors undecided(Edit edit) {
        FormErrors errors = FormErrors.of(edit.fields());
        edit.undecided().forEach(field -> errors.add(field, messages.get().chooseVersion()));
        return errors;
    }

    /** A local time as people read it. */
    public String localTime(String typed) {
        try {
            return texts.timeFormat().local(LocalDateTime.parse(typed));
        } catch (DateTimeException _) {
            return typed;
        }
    }

    /** Types a time into the inputs of its field; {@code null} leaves them empty. */
    public void type(Map<String, String> values, String name, Instant time, String zone) {
        values.put(name, time == null ? "" : texts.timeFormat().typed(time, zone));
        values.put(Field.offsetOf(name), time == null ? "" : texts.timeFormat().offset(time, zone));
    }

    public String yesOrNo(boolean value) {
        return value ? messages.get().yes() : messages.get().no();
    }

    /** The confirmation of an edit. */
    public String changesSaved() {
        return messages.get().changesSaved();
    }

    public TimeFormat timeFormat() {
        return texts.timeFormat();
    }
}
