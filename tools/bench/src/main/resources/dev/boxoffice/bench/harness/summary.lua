
local threads = {}

function setup(thread)
  threads[#threads + 1] = thread
end

function done(summary)
  local errors = summary.errors
  local ended = 0
  for _, thread in ipairs(threads) do
    ended = ended + (thread:get("ended") or 0)
  end
  io.write(string.format('{"requests":%d,"rejected":%d,"failed":%d,"bytes":%d,"ended":%d,"micros":%d}\n',
    summary.requests, errors.status, errors.connect + errors.read + errors.write + errors.timeout, summary.bytes,
    ended, summary.duration))
end
