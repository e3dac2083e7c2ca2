
function done(summary)
  local errors = summary.errors
  io.write(string.format('{"requests":%d,"rejected":%d,"failed":%d,"bytes":%d,"micros":%d}\n', summary.requests,
    errors.status, errors.connect + errors.read + errors.write + errors.timeout, summary.bytes, summary.duration))
end
