-- Each request uses the next buyer's token, a new Idempotency-Key and one of the tickets.
local headers = {}
local bodies = {}
local run = os.getenv("BENCH_RUN")
local sent = 0

function init()
  for token in io.lines(os.getenv("BENCH_TOKENS")) do
    headers[#headers + 1] = "POST " .. os.getenv("BENCH_PATH") .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
      .. "Authorization: Bearer " .. token .. "\r\nIdempotency-Key: " .. run .. "-"
  end
  for ticket in io.lines(os.getenv("BENCH_TICKETS")) do
    local body = '{"items":[{"ticketId":"' .. ticket .. '","quantity":1}]}'
    bodies[#bodies + 1] = "\r\nContent-Length: " .. #body .. "\r\n\r\n" .. body
  end
end

function request()
  sent = sent + 1
  return headers[sent % #headers + 1] .. sent .. bodies[sent * 7919 % #bodies + 1]
end
