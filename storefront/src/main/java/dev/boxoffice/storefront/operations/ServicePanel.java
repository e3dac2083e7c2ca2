package dev.boxoffice.storefront.operations;

/**
 * What one service reports. Every part is {@code null} while the service does not respond.
 *
 * @param replica only of order-service
 */
record ServicePanel(
        String service, OrderAdminClient.Outbox outbox, OrderAdminClient.Replica replica, DeadLetters deadLetters) {

    public boolean isUnknown() {
        return outbox == null;
    }
}
