-- Reads the orders of a file, which has a buyer and an order id per line, in turn and as their buyers.
local requests = {}
local sent = 0

function init()
  local tokens = {}
  for token in io.lines(os.getenv("BENCH_TOKENS")) do
    tokens[#tokens + 1] = token
  end
  for line in io.lines(os.getenv("BENCH_ORDERS")) do
    local buyer, id = line:match("^buyer%-(%d+) (%S+)$")
    requests[#requests + 1] = "GET /api/orders/" .. id .. " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
      .. tokens[tonumber(buyer) + 1] .. "\r\n\r\n"
  end
end

function request()
  sent = sent + 1
  return requests[sent % #requests + 1]
end
