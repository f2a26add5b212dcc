//===- ModelSchema.cpp - The JSON Schema of model files -------------------===//
//
// Part of callback-lifetime, Apache License v2.0 with LLVM Exceptions.
// See LICENSE for license information.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "model/ModelSchema.h"
#include "Compat.h"
#include "model/ModelSyntax.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/JSON.h"

using namespace callback_lifetime;
namespace json = llvm::json;

namespace {

/// Poses as a reader of YAML and writes down what it is asked for.
class SchemaWriter : public llvm::yaml::IO {
public:
  SchemaWriter() { Open.emplace_back(); }

  json::Object take() { return close(); }

  bool outputting() const override { return false; }

  unsigned beginSequence() override {
    top().Schema["type"] = "array";
    return 1; // one element shows what all are like
  }
  bool preflightElement(unsigned, void *&) override { return open(""); }
  void postflightElement(void *) override {
    json::Object Item = close();
    top().Schema["items"] = std::move(Item);
  }
  void endSequence() override {}
  bool canElideEmptySequence() override { return false; }
  unsigned beginFlowSequence() override { return beginSequence(); }
  bool preflightFlowElement(unsigned I, void *&Saved) override {
    return preflightElement(I, Saved);
  }
  void postflightFlowElement(void *Saved) override { postflightElement(Saved); }
  void endFlowSequence() override {}

  bool mapTag(llvm::StringRef, bool) override { return false; }
  void beginMapping() override { top().Schema["type"] = "object"; }
  void endMapping() override {
    top().Schema["properties"] = std::move(top().Properties);
    top().Schema["additionalProperties"] = false;
    if (!top().Required.empty())
      top().Schema["required"] = std::move(top().Required);
  }
  bool preflightKey(YamlKey Key, bool Required, bool, bool &,
                    void *&) override {
    if (Required)
      top().Required.push_back(llvm::StringRef(Key));
    return open(Key);
  }
  void postflightKey(void *) override {
    std::string Key = top().Key;
    bool IsOneOrMany = top().IsOneOrMany;
    json::Object Value = close();
    if (IsOneOrMany)
      Value = json::Object{
          {"anyOf", json::Array{*Value.get("items"), std::move(Value)}}};
    top().Properties[Key] = std::move(Value);
  }
  std::vector<llvm::StringRef> keys() override { return {}; }
  void beginFlowMapping() override { beginMapping(); }
  void endFlowMapping() override { endMapping(); }

  void beginEnumScalar() override {}
  bool matchEnumScalar(YamlKey Word, bool) override {
    top().Words.push_back(llvm::StringRef(Word));
    return false;
  }
  bool matchEnumFallback() override { return false; }
  void endEnumScalar() override {
    top().Schema["enum"] = std::move(top().Words);
  }

  bool beginBitSetScalar(bool &) override { return false; }
  bool bitSetMatch(YamlKey, bool) override { return false; }
  void endBitSetScalar() override {}

  /// What is wrong with an empty text tells which form is expected.
  void scalarString(llvm::StringRef &Text, llvm::yaml::QuotingType) override {
    Text = "";
    top().IsScalar = true;
    top().Schema["type"] = "string";
  }
  void blockScalarString(llvm::StringRef &) override {}
  void scalarTag(std::string &) override {}

  /// Asked only where one entry may stand for a list of them.
  llvm::yaml::NodeKind getNodeKind() override {
    top().IsOneOrMany = true;
    return llvm::yaml::NodeKind::Sequence;
  }

  void setError(const llvm::Twine &Message) override {
    if (!top().IsScalar)
      return;
    std::string Text = Message.str();
    if (Text == "invalid boolean")
      top().Schema["type"] = "boolean";
    for (const ScalarForm &Form : ScalarForms)
      if (Text == Form.Expected) {
        json::Array Types{"string", "integer"};
        if (Form.TakesNull)
          Types.push_back("null");
        top().Schema["type"] = std::move(Types);
        top().Schema["pattern"] = Form.Pattern;
        top().Schema["description"] = Form.Expected;
      }
  }
  std::error_code error() { return {}; } // overrides since LLVM 17

private:
  struct Node {
    std::string Key;
    json::Object Schema;
    json::Object Properties;
    json::Array Required;
    json::Array Words;
    bool IsScalar = false;
    bool IsOneOrMany = false;
  };

  Node &top() { return Open.back(); }

  bool open(llvm::StringRef Key) {
    Open.emplace_back();
    Open.back().Key = Key.str();
    return true;
  }

  json::Object close() {
    json::Object Schema = std::move(Open.back().Schema);
    Open.pop_back();
    return Schema;
  }

  std::vector<Node> Open;
};

} // namespace

std::string callback_lifetime::modelSchema() {
  SchemaWriter Writer;
  LibraryEntry Library;
  llvm::yaml::EmptyContext None;
  llvm::yaml::yamlize(Writer, Library, /*Required=*/true, None);
  json::Object Schema = Writer.take();
  Schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  Schema["title"] = "A model file of callback-lifetime";
  return llvm::formatv("{0:2}\n", json::Value(std::move(Schema))).str();
}
