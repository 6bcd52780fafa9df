-- wrk's request: the body's file, its content type and, for binary tensors, the bytes of its JSON.
function init(arguments)
   local file = io.open(arguments[1], "rb")
   wrk.method = "POST"
   wrk.body = file:read("*all")
   file:close()
   wrk.headers["Content-Type"] = arguments[2]
   if arguments[3] then wrk.headers["Inference-Header-Content-Length"] = arguments[3] end
end
