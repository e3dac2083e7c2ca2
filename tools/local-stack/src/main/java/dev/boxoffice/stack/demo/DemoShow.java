package dev.boxoffice.stack.demo;

import java.util.List;

/** A published show of the demo. */
record DemoShow(String id, CatalogueShow offer, List<DemoTicket> tickets, List<DemoPool> pools) {}
