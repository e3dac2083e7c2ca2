-- Takes orders to their end: first those of a file with a buyer and an order id per line, if there is one, and then those
-- that it places itself.
local steps = {
  pay = { path = "/payment", status = "COMPLETE", body = '{"paymentMethod":"sim_success"}', keyed = true },
  cancel = { path = "/cancel", status = "CANCELLED", body = "", keyed = false },
}
local step = steps[os.getenv("BENCH_STEP")]
local orders = os.getenv("BENCH_PATH")
local run = os.getenv("BENCH_RUN")
local tokens = {}
local tickets = {}
local waiting = {}
local first, last = 1, 0
local sent = 0
ended = 0 -- global, so that the summary can read it

function init()
  for token in io.lines(os.getenv("BENCH_TOKENS")) do
    tokens[#tokens + 1] = "Host: 127.0.0.1\r\nAuthorization: Bearer " .. token .. "\r\n"
  end
  if os.getenv("BENCH_ORDERS") then
    for line in io.lines(os.getenv("BENCH_ORDERS")) do
      local buyer, id = line:match("^buyer%-(%d+) (%S+)$")
      last = last + 1
      waiting[last] = { buyer = tonumber(buyer), id = id }
    end
  end
  for ticket in io.lines(os.getenv("BENCH_TICKETS")) do
    tickets[#tickets + 1] = '{"items":[{"ticketId":"' .. ticket .. '","quantity":1}]}'
  end
end

local function post(buyer, path, body, keyed)
  sent = sent + 1
  return "POST " .. orders .. path .. " HTTP/1.1\r\n" .. tokens[buyer % #tokens + 1]
    .. (keyed and "Idempotency-Key: " .. run .. "-" .. sent .. "\r\n" or "")
    .. (#body > 0 and "Content-Type: application/json\r\n" or "")
    .. "Content-Length: " .. #body .. "\r\n\r\n" .. body
end

function request()
  local order = waiting[first]
  if order then
    waiting[first] = nil
    first = first + 1
    if order.started then
      return "GET " .. orders .. "/" .. order.id .. " HTTP/1.1\r\n" .. tokens[order.buyer % #tokens + 1] .. "\r\n"
    end
    return post(order.buyer, "/" .. order.id .. step.path, step.body, step.keyed)
  end
  return post(sent, "", tickets[sent * 7919 % #tickets + 1], true)
end

function response(status, _, body)
  if status >= 400 then
    return
  end
  if body:match('"status":"([A-Z_]+)"') == step.status then
    ended = ended + 1
    return
  end
  last = last + 1
  waiting[last] = {
    buyer = tonumber(body:match('"actor":"buyer%-(%d+)"')),
    id = body:match('"id":"([^"]+)"'),
    started = status ~= 201, -- until it ends, its state is read again
  }
end
