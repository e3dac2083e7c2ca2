#!/bin/bash
# Creates missing topics.
set -euo pipefail

topic() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists --topic "$1" --partitions 12 \
    --replication-factor 1 --config "$2" ${3:+--config "$3"}
}

for name in boxoffice.organisers boxoffice.shows boxoffice.pools boxoffice.tickets boxoffice.availability boxoffice.pool-availability boxoffice.admissions; do
  topic "$name" cleanup.policy=compact
done
for name in boxoffice.orders boxoffice.organisers.dlq boxoffice.shows.dlq boxoffice.pools.dlq boxoffice.tickets.dlq boxoffice.availability.dlq boxoffice.pool-availability.dlq boxoffice.orders.dlq boxoffice.admissions.dlq; do
  topic "$name" cleanup.policy=delete retention.ms=2592000000
done
