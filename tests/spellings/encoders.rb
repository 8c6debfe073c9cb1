require "base64"
require "cgi"
require "erb"
require "json"
require "shellwords"
require "uri"

ENCODERS = {
  "JSON" => ->(v) { JSON.generate(v) },
  "JSON twice" => ->(v) { JSON.generate(JSON.generate(v)) },
  "JSON ascii" => ->(v) { JSON.generate(v, ascii_only: true) },
  "JSON script" => ->(v) { JSON.generate(v, script_safe: true) },
  "CGI.escapeHTML" => ->(v) { CGI.escapeHTML(v) },
  "CGI.escape" => ->(v) { CGI.escape(v) },
  "ERB url_encode" => ->(v) { ERB::Util.url_encode(v) },
  "URI form" => ->(v) { URI.encode_www_form_component(v) },
  "Base64" => ->(v) { Base64.encode64(v) },
  "Base64 strict" => ->(v) { Base64.strict_encode64("x" + v) },
  "hex" => ->(v) { v.unpack1("H*") },
}

JSON.parse($stdin.read).each_with_index do |value, at|
  ENCODERS.each do |name, encoder|
    puts [name, at, encoder.call(value).unpack1("H*")].join("\t")
  end
end
