package dev.boxoffice.storefront.order;

import java.util.List;

/**
 * Some orders, newest first.
 *
 * @param next leads to the following ones; {@code null} when there are none
 */
public record OrderPage(List<Order> items, String next) {}
