package dev.boxoffice.storefront.dashboard;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Sales of shows, by their start.
 *
 * @param more whether there are more shows than these
 */
public record SalesSummary(List<Show> shows, boolean more) {

    /**
     * Sales of one show.
     *
     * @param today the current day in the zone of the show
     * @param revenue payments less refunds, one entry per currency
     * @param days the days with sales or refunds, oldest first
     */
    public record Show(
            UUID showId,
            String title,
            String venue,
            Instant startsAt,
            String timeZone,
            String status,
            LocalDate today,
            long capacity,
            long held,
            long sold,
            List<Money> revenue,
            List<Day> days) {

        /** Units sold today. */
        public long soldToday() {
            return days.stream()
                    .filter(day -> day.day.equals(today))
                    .mapToLong(Day::sold)
                    .sum();
        }

        public boolean isCalledOff() {
            return "CALLED_OFF".equals(status);
        }

        public boolean isDraft() {
            return "DRAFT".equals(status);
        }

        public boolean isOver(Instant now) {
            return startsAt.isBefore(now);
        }
    }

    /** Sales and refunds of one day in one currency. */
    public record Day(LocalDate day, long sold, Money revenue, long refundedQuantity, Money refunded) {}
}
