package dev.boxoffice.orders.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class StripeGateway implements PaymentGateway {

    static final String PROVIDER = "stripe";

    @Override
    public String provider() {
        return PROVIDER;
    }

    @Override
    public boolean accepts(String method) {
        return true;
    }

    @Override
    public Charge open(ChargeRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Charge confirm(UUID paymentId, String reference, String method) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Charge find(String reference) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Charge cancel(String reference) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Charge refund(UUID paymentId, String reference) {
        throw new UnsupportedOperationException();
    }
}
