package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.language.Language;
import java.text.Normalizer;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.BiFunction;

/**
 * The days that a search names in words, such as “jazz on saturday”, in any language of the shop.
 *
 * @param others the words that name no days
 * @param from the first day
 * @param to the last day
 */
record DateWords(String others, LocalDate from, LocalDate to) {

    private static final Map<String, DayOfWeek> WEEKDAYS =
            names(DayOfWeek.values(), (day, language) -> day.getDisplayName(TextStyle.FULL, language));
    private static final Map<String, Month> MONTHS =
            names(Month.values(), (month, language) -> month.getDisplayName(TextStyle.FULL, language));

    private static final Set<String> TODAY = Set.of("today", "tonight", "heute");
    private static final Set<String> TOMORROW = Set.of("tomorrow", "morgen");
    private static final Set<String> EVENING = Set.of("evening", "night", "abend");
    private static final Set<String> WEEKEND = Set.of("weekend", "wochenende");
    private static final Set<String> WEEK = Set.of("week", "woche");
    private static final Set<String> MONTH = Set.of("month", "monat");
    private static final Set<String> NEXT = Set.of("next", "nachste", "nachsten", "nachster", "nachstes", "nachstem");
    private static final Set<String> THIS = Set.of("this", "diese", "diesem", "diesen", "dieser", "dieses");
    private static final String DAY = "\\d{1,2}(st|nd|rd|th)?";
    private static final String YEAR = "20\\d\\d";
    private static final Set<String> BEFORE = Set.of("on", "in", "at", "the", "am", "im", "den");

    /** The days that the text names; empty if it names none that are to come. */
    static Optional<DateWords> in(String text, LocalDate today) {
        var reader = new Reader(List.of(text.split("\\s+")), today);
        var others = new StringJoiner(" ");
        Optional<Period> found = Optional.empty();
        while (reader.hasMore()) {
            Optional<Period> named = reader.period();
            if (named.isEmpty()) {
                others.add(reader.word());
            } else {
                found = found.flatMap(named.get()::within).or(() -> named);
            }
        }
        return found.map(period -> new DateWords(others.toString(), period.from, period.to));
    }

    private static <T> Map<String, T> names(T[] values, BiFunction<T, Locale, String> name) {
        var names = new HashMap<String, T>();
        for (T value : values) {
            Language.SPOKEN.forEach(language -> names.put(folded(name.apply(value, language)), value));
        }
        return Map.copyOf(names);
    }

    /** Without case, accents, the letters that replace umlauts, and punctuation at the end. */
    private static String folded(String word) {
        return Normalizer.normalize(word, Normalizer.Form.NFD)
                .replaceAll("\\p{M}|[.,;:!?]+$", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("([aou])e", "$1");
    }

    private record Period(LocalDate from, LocalDate to) {

        static Period of(YearMonth month) {
            return new Period(month.atDay(1), month.atEndOfMonth());
        }

        /** The part of this period in the other one, if there is any. */
        Optional<Period> within(Period other) {
            LocalDate first = from.isAfter(other.from) ? from : other.from;
            LocalDate last = to.isBefore(other.to) ? to : other.to;
            return first.isAfter(last) ? Optional.empty() : Optional.of(new Period(first, last));
        }
    }

    private static final class Reader {

        private final List<String> typed;
        private final List<String> words;
        private final LocalDate today;
        private int at;

        Reader(List<String> typed, LocalDate today) {
            this.typed = typed;
            this.words = typed.stream().map(DateWords::folded).toList();
            this.today = today;
        }

        boolean hasMore() {
            return at < words.size();
        }

        String word() {
            return typed.get(at++);
        }

        private boolean take(Set<String> choices) {
            boolean taken = hasMore() && choices.contains(words.get(at));
            at += taken ? 1 : 0;
            return taken;
        }

        private <T> Optional<T> take(Map<String, T> choices) {
            Optional<T> taken = hasMore() ? Optional.ofNullable(choices.get(words.get(at))) : Optional.empty();
            at += taken.isPresent() ? 1 : 0;
            return taken;
        }

        private Optional<Integer> number(String pattern) {
            if (!hasMore() || !words.get(at).matches(pattern)) {
                return Optional.empty();
            }
            return Optional.of(Integer.valueOf(words.get(at++).replaceAll("\\D", "")));
        }

        /** The period that begins at the current word. Words such as “in” belong to it; alone they name nothing. */
        Optional<Period> period() {
            int start = at;
            boolean next = false;
            boolean exact = false;
            while (hasMore()
                    && (NEXT.contains(words.get(at))
                            || THIS.contains(words.get(at))
                            || BEFORE.contains(words.get(at)))) {
                next |= NEXT.contains(words.get(at));
                exact |= !BEFORE.contains(words.get(at));
                at++;
            }
            boolean after = next;
            Optional<Period> period = relative(next, exact)
                    .or(() -> date())
                    .or(() -> weekday(after))
                    .filter(days -> !days.to.isBefore(today));
            if (period.isEmpty()) {
                at = start;
            }
            return period;
        }

        /** “Week” and “month” alone are parts of titles, such as “Fashion Week”. */
        private Optional<Period> relative(boolean next, boolean exact) {
            if (take(TODAY)) {
                take(EVENING);
                return Optional.of(new Period(today, today));
            }
            if (take(TOMORROW)) {
                take(EVENING);
                return Optional.of(new Period(today.plusDays(1), today.plusDays(1)));
            }
            LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(next ? 1 : 0);
            if (take(WEEKEND)) {
                LocalDate base = next ? monday : today;
                return Optional.of(new Period(When.WEEKEND.from(base), When.WEEKEND.to(base)));
            }
            if (exact && take(WEEK)) {
                return Optional.of(new Period(monday, monday.plusDays(6)));
            }
            return exact && take(MONTH)
                    ? Optional.of(Period.of(YearMonth.from(today).plusMonths(next ? 1 : 0)))
                    : Optional.empty();
        }

        /** A month such as “December 2030”, or a day such as “5. Dezember” or “December 5th”. */
        private Optional<Period> date() {
            int start = at;
            Optional<Integer> before = number(DAY);
            Optional<Month> month = take(MONTHS);
            if (month.isEmpty()) {
                at = start;
                return Optional.empty();
            }
            Optional<Integer> day = before.or(() -> number(DAY));
            Optional<Integer> year = number(YEAR);
            return day.map(number -> day(month.get(), number, year))
                    .orElseGet(() -> Optional.of(Period.of(month(month.get(), year))));
        }

        private YearMonth month(Month month, Optional<Integer> year) {
            YearMonth soonest = YearMonth.of(today.getYear(), month);
            return year.map(number -> YearMonth.of(number, month))
                    .orElse(soonest.atEndOfMonth().isBefore(today) ? soonest.plusYears(1) : soonest);
        }

        private Optional<Period> day(Month month, int day, Optional<Integer> year) {
            YearMonth soonest = YearMonth.of(year.orElse(today.getYear()), month);
            boolean past = year.isEmpty()
                    && soonest.isValidDay(day)
                    && soonest.atDay(day).isBefore(today);
            YearMonth chosen = past ? soonest.plusYears(1) : soonest;
            return chosen.isValidDay(day)
                    ? Optional.of(new Period(chosen.atDay(day), chosen.atDay(day)))
                    : Optional.empty();
        }

        private Optional<Period> weekday(boolean next) {
            return take(WEEKDAYS)
                    .map(day -> today.with(next ? TemporalAdjusters.next(day) : TemporalAdjusters.nextOrSame(day)))
                    .map(day -> new Period(day, day));
        }
    }
}
