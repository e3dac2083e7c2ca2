-- Checks in one code per request, each code once.
local headers
local codes = {}
local sent = 0
ended = 0 -- global, so that the summary can read it

function init()
  for token in io.lines(os.getenv("BENCH_TOKENS")) do
    headers = "POST /api/check-ins HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nAuthorization: Bearer "
      .. token .. "\r\n"
  end
  for code in io.lines(os.getenv("BENCH_CODES")) do
    codes[#codes + 1] = code
  end
end

function request()
  sent = sent + 1
  local body = '{"showId":"' .. os.getenv("BENCH_SHOW") .. '","items":[{"gate":"Gate ' .. sent % 10 .. '","nonce":"'
    .. os.getenv("BENCH_RUN") .. "-" .. sent .. '","code":"' .. codes[(sent - 1) % #codes + 1] .. '"}]}'
  return headers .. "Content-Length: " .. #body .. "\r\n\r\n" .. body
end

function response(_, _, body)
  if body:find('"result":"ACCEPTED"', 1, true) then
    ended = ended + 1
  end
end
