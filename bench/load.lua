-- Sends the requests of a file (first argument; lines of method, path and body with tabs between) and tells
-- the outcome as one line of JSON. Second argument: "random" or "in-order"; then headers as name=value.
local lines, place, random = {}, 0, false

function init(arguments)
  local headers = {}
  for i = 3, #arguments do
    local name, value = arguments[i]:match("^([^=]+)=(.*)$")
    headers[name] = value
  end
  random = arguments[2] == "random"
  math.randomseed(20261121)
  for line in io.lines(arguments[1]) do
    local method, path, body = line:match("^(%S+)\t(%S+)\t(.*)$")
    lines[#lines + 1] = wrk.format(method, path, headers, body ~= "" and body or nil)
  end
end

function request()
  place = random and math.random(#lines) or place % #lines + 1
  return lines[place]
end

function done(summary, latency, _)
  local faults = summary.errors
  io.write(string.format(
    'OUTCOME {"requests": %d, "seconds": %.6f, "p50": %.4f, "p99": %.4f, "errors": %d, "bytes": %d}\n',
    summary.requests, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    faults.connect + faults.read + faults.write + faults.status + faults.timeout, summary.bytes))
end
