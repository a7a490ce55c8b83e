"""Writes a trained reader as the file the program runs.

    python -m tests.benchmarks.reader.export --weights WORK/first.pt WORK/second.pt [--precision int8] [--out FILE]

Of several weights the mean is taken.
int8: dynamic quantisation of ONNX Runtime, weights by channel in 7 bits (8 would overflow in AVX2's 16-bit sums).
Needs the package ``onnx``.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional

from index.bundled import BundledEncoder
from index.bundled_reader import FILE
from tests.benchmarks.reader.network import Reader, load, mean_of


class _Attention(torch.autograd.Function):
    """Attention without a mask (one passage a run, unpadded) as the one fused operation ONNX Runtime has for it."""

    @staticmethod
    def forward(ctx: Any, query: Tensor, key: Tensor, value: Tensor, heads: int) -> Tensor:
        count, length, hidden = query.shape
        q, k, v = (x.view(count, length, heads, hidden // heads).transpose(1, 2) for x in (query, key, value))
        return functional.scaled_dot_product_attention(q, k, v).transpose(1, 2).reshape(count, length, hidden)

    @staticmethod
    def symbolic(graph: Any, query: Any, key: Any, value: Any, heads: int) -> Any:
        made = graph.op("com.microsoft::MultiHeadAttention", query, key, value, num_heads_i=heads)
        return made.setType(query.type())


class Fused(nn.Module):
    """The network on one passage, its attention in one operation a layer."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self.reader = reader

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor]:
        own = self.reader
        x = own.norm(words + own.position[: words.shape[1]])
        for layer in own.layers:
            q, k, v = layer.qkv(x).chunk(3, -1)
            x = layer.norm(x + layer.out(_Attention.apply(q, k, v, layer.heads)))
            x = layer.last(x + layer.down(functional.gelu(layer.up(x))))
        return own.heads(x)  # type: ignore[no-any-return]


def export(reader: Reader, out: Path, precision: str) -> None:
    hidden = reader.position.shape[1]
    example = (torch.randn(1, 24, hidden),)
    axes = {
        "words": {0: "n", 1: "tokens"},
        "relevance": {0: "n"},
        "tokens": {0: "n", 1: "tokens"},
    }
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "reader.onnx"
        torch.onnx.export(
            Fused(reader.eval()), example, str(full), input_names=["words"], output_names=["relevance", "tokens"],
            dynamic_axes=axes, dynamo=False, opset_version=17, custom_opsets={"com.microsoft": 1},
        )  # fmt: skip
        out.parent.mkdir(parents=True, exist_ok=True)
        if precision == "int8":
            quantize_dynamic(
                full, out, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True,
                extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
            )  # fmt: skip
        else:
            onnx.save(onnx.load(full), out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path, nargs="+", required=True)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--precision", choices=("int8", "float32"), default="int8")
    parser.add_argument("--out", type=Path, default=FILE)
    options = parser.parse_args()
    reader, _ = load(BundledEncoder().bulk_folder, options.layers)
    reader.load_state_dict(mean_of(options.weights))
    export(reader, options.out, options.precision)
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
