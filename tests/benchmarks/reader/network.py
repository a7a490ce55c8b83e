"""The reader's network: the lower layers of multilingual-e5-small under four small heads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel


class Layer(nn.Module):
    """One BERT layer (post-norm), query, key and value in one matrix."""

    def __init__(self, hidden: int, heads: int, wide: int, epsilon: float, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(hidden, 3 * hidden)
        self.out = nn.Linear(hidden, hidden)
        self.norm = nn.LayerNorm(hidden, eps=epsilon)
        self.up = nn.Linear(hidden, wide)
        self.down = nn.Linear(wide, hidden)
        self.last = nn.LayerNorm(hidden, eps=epsilon)
        self.drop = nn.Dropout(drop)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        count, length, hidden = x.shape
        q, k, v = self.qkv(x).view(count, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.norm(x + self.drop(self.out(attended.transpose(1, 2).reshape(count, length, hidden))))
        return self.last(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Reader(nn.Module):
    """Word embeddings (n, tokens, hidden) and mask (n, tokens) in; relevance (n,) and (n, tokens, 3) out.

    The three per token: start of the answer, end of the answer, part of a sentence that answers. Start and end of the
    first token stand for "this passage does not say". All are logits.
    """

    def __init__(self, model: BertModel, layers: int, drop: float = 0.0) -> None:
        super().__init__()
        shape = model.config
        table = model.embeddings
        self.position = nn.Parameter(table.position_embeddings.weight + table.token_type_embeddings.weight[0])
        self.norm = nn.LayerNorm(shape.hidden_size, eps=shape.layer_norm_eps)
        self.norm.load_state_dict(table.LayerNorm.state_dict())
        self.layers = nn.ModuleList(
            Layer(shape.hidden_size, shape.num_attention_heads, shape.intermediate_size, shape.layer_norm_eps, drop)
            for _ in range(layers)
        )
        for own, given in zip(self.layers, model.encoder.layer, strict=False):
            _copy(own, given)
        self.token = nn.Linear(shape.hidden_size, 3)
        self.pool = nn.Linear(shape.hidden_size, shape.hidden_size)
        self.relevance = nn.Linear(shape.hidden_size, 1)
        nn.init.normal_(self.token.weight, std=0.02)
        nn.init.normal_(self.relevance.weight, std=0.02)
        nn.init.zeros_(self.token.bias)
        nn.init.zeros_(self.relevance.bias)

    def forward(self, words: Tensor, mask: Tensor, frozen: int = 0) -> tuple[Tensor, Tensor]:
        away = (1.0 - mask)[:, None, None, :] * -1e4
        x = self.norm(words + self.position[: words.shape[1]])
        for place, layer in enumerate(self.layers):
            if place < frozen:
                with torch.no_grad():
                    x = layer(x, away)
            else:
                x = layer(x, away)
        return self.heads(x)

    def heads(self, x: Tensor) -> tuple[Tensor, Tensor]:
        """What the heads say of the last layer's (n, tokens, hidden)."""
        return self.relevance(torch.tanh(self.pool(x[:, 0]))).squeeze(-1), self.token(x)


def _copy(own: Layer, given: nn.Module) -> None:
    attention, dense = given.attention, given.intermediate.dense
    parts = (attention.self.query, attention.self.key, attention.self.value)
    own.qkv.weight.data = torch.cat([part.weight.data for part in parts])
    own.qkv.bias.data = torch.cat([part.bias.data for part in parts])
    own.out.load_state_dict(attention.output.dense.state_dict())
    own.norm.load_state_dict(attention.output.LayerNorm.state_dict())
    own.up.load_state_dict(dense.state_dict())
    own.down.load_state_dict(given.output.dense.state_dict())
    own.last.load_state_dict(given.output.LayerNorm.state_dict())


def load(folder: Path, layers: int, drop: float = 0.0) -> tuple[Reader, np.ndarray]:
    """A reader on the encoder's weights and the word table (vocabulary, hidden) float16."""
    model = BertModel.from_pretrained(folder, add_pooling_layer=False).float()
    return Reader(model, layers, drop), model.embeddings.word_embeddings.weight.detach().numpy().astype(np.float16)


def mean_of(paths: Sequence[Path]) -> dict[str, Tensor]:
    """The mean of the weights of several runs of one network (Wortsman et al. 2022, model soups)."""
    runs = [torch.load(path) for path in paths]
    return {name: torch.stack([run[name] for run in runs]).mean(0) for name in runs[0]}
