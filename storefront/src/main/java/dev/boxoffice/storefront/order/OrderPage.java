package dev.boxoffice.storefront.order;

import java.util.List;

/**
 * A page of orders, newest first.
 *
 * @param next cursor of the next page; {@code null} on the last one
 */
public record OrderPage(List<Order> items, String next) {}
